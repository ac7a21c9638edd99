// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
// Runs forms in @getodk/xforms-engine: one job as JSON on stdin, its result as JSON on stdout.
//   {"task": "measure", "forms": ["...", ...], "steps": [["name", "value"], ...]}: the same form, once a round
//   {"task": "state", "forms": [{"xml": "...", "steps": [...]}, ...], "today": "2026-01-31"}
import { JSDOM } from 'jsdom';

import { measured, reply } from './measuring.mjs';

const page = new JSDOM('<!doctype html>', { url: 'http://localhost/' });
for (const name of Object.getOwnPropertyNames(page.window)) {
	if (!(name in globalThis)) {
		globalThis[name] = page.window[name];
	}
}
globalThis.__dirname = import.meta.dirname; // its WebAssembly loader takes Node for CommonJS; it reads no file there
const { loadForm } = await import('@getodk/xforms-engine');

const noNetwork = () => {
	throw new Error('this form asks for a file');
};

const loaded = async (xml) => {
	const form = await loadForm(xml, { fetchFormAttachment: noNetwork, fetchFormDefinition: noNetwork });
	if (form.status === 'failure') {
		throw form.error;
	}
	return form.createInstance().root;
};

const leaves = (node) =>
	(node.currentState.children ?? []).flatMap((child) =>
		child.currentState.children == null ? [child] : [child, ...leaves(child)],
	);

const byName = (root) =>
	new Map(leaves(root).map((node) => [node.currentState.reference.split('/').pop().replace(/\[\d+\]$/, ''), node]));

const put = (node, value) => {
	if (node.nodeType !== 'select') {
		node.setValue(value);
	} else if (node.selectType === 'select') {
		node.selectValues(value === '' ? [] : value.split(' '));
	} else {
		node.selectValue(value === '' ? null : value);
	}
	return node.validationState.violation;
};

const textOf = (value) => {
	if (value == null) {
		return '';
	}
	return Array.isArray(value) ? value.join(' ') : String(value);
};

const stateOf = (node) => ({
	relevant: node.currentState.relevant,
	value: node.currentState.children == null ? textOf(node.currentState.value) : '',
	violation: node.validationState?.violation?.condition ?? '',
});

const inOrder = (nodes, steps) => {
	const last = new Map(steps);
	return [...nodes.keys()].filter((name) => last.has(name)).map((name) => [name, last.get(name)]);
};

const state = async ({ xml, steps }) => {
	try {
		const nodes = byName(await loaded(xml));
		// Once as they came, and once more in the order of the form: an answer given before its option was offered is
		// dropped here, and a visitor could not have given it.
		for (const [name, value] of [...steps, ...inOrder(nodes, steps)]) {
			put(nodes.get(name), value);
		}
		return Object.fromEntries([...nodes].map(([name, node]) => [name, stateOf(node)]));
	} catch (error) {
		return { refused: String(error.message || error) };
	}
};

const answerer = (root) => {
	const nodes = byName(root);
	return (name, value) => put(nodes.get(name), value);
};

// Its today() asks the clock; a job that names a day gets that day.
const standStill = (today) => {
	const now = Date.parse(`${today}T00:00:00Z`);
	globalThis.Date = class extends Date {
		constructor(...parts) {
			super(...(parts.length === 0 ? [now] : parts));
		}

		static now() {
			return now;
		}
	};
};

await reply(async (job) => {
	if (job.task === 'measure') {
		return measured(job, loaded, answerer);
	}
	standStill(job.today);
	const states = [];
	for (const form of job.forms) {
		states.push(await state(form));
	}
	return { states };
});
