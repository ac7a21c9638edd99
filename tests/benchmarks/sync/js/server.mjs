// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
// An Express PouchDB server on the address of its first word, with its databases in the folder of its second.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const express = require("express");
const PouchDB = require("pouchdb");
const expressPouchDB = require("express-pouchdb");

const [host, folder] = process.argv.slice(2);
const app = express();
app.use("/", expressPouchDB(PouchDB.defaults({ prefix: `${folder}/` }), {
    mode: "minimumForPouchDB",
    inMemoryConfig: true,
    logPath: `${folder}/log.txt`,
}));
const server = app.listen(0, host, () => console.log(`http://${host}:${server.address().port}`));
