// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
// Runs forms in @getodk/xforms-engine: one job as JSON on stdin, its result as JSON on stdout.
//   {"task": "measure", "forms": ["...", ...], "steps": [["name", "value"], ...]}: the same form, once a round
//   {"task": "state", "forms": [{"xml": "...", "steps": [...]}, ...]}
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

const state = async ({ xml, steps }) => {
	try {
		const nodes = byName(await loaded(xml));
		for (const [name, value] of steps) {
			put(nodes.get(name), value);
		}
		return Object.fromEntries([...nodes].map(([name, node]) => [name, stateOf(node)]));
	} catch (error) {
		return { refused: String(error.message ?? error) };
	}
};

const answerer = (root) => {
	const nodes = byName(root);
	return (name, value) => put(nodes.get(name), value);
};

await reply(async (job) => {
	if (job.task === 'measure') {
		return measured(job, loaded, answerer);
	}
	const states = [];
	for (const form of job.forms) {
		states.push(await state(form));
	}
	return { states };
});
