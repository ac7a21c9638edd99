// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
// CPU time of this process (all its threads) for loading a form and for answers one by one, in milliseconds.
import { stdin, stdout } from 'node:process';

const cpu = () => {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
};

const answering = (steps, answer) => {
	const before = cpu();
	for (const [name, value] of steps) {
		answer(name, value);
	}
	return (cpu() - before) / steps.length;
};

export const measured = async ({ forms, steps }, load, answerer) => {
	const result = { load: [], answer: [] };
	for (const written of forms) {
		const before = cpu();
		const form = await load(written);
		result.load.push(cpu() - before);
		result.answer.push(answering(steps, answerer(form)));
	}
	return result;
};

export const reply = async (run) => {
	let text = '';
	for await (const part of stdin.setEncoding('utf8')) {
		text += part;
	}
	stdout.write(JSON.stringify(await run(JSON.parse(text))));
};
