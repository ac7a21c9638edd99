// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
// Puts documents in a PouchDB on disk and replicates them; says how many seconds the replication took.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(import.meta.url);
const PouchDB = require("pouchdb");

const job = JSON.parse(readFileSync(0, "utf8"));
const local = new PouchDB(`${job.folder}/local`);
await local.bulkDocs(job.documents);
const begun = performance.now();
const done = await PouchDB.replicate(local, `${job.url}/visits`, { batch_size: job.batch });
const seconds = (performance.now() - begun) / 1000;
console.log(JSON.stringify({ seconds, written: done.docs_written }));
await local.close();
