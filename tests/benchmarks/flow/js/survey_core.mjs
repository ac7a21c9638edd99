// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
// Runs a form in survey-core: one job as JSON on stdin, its result as JSON on stdout.
//   {"task": "measure", "forms": [{...}, ...], "steps": [["name", "value"], ...]}: the same form, once a round
//   {"task": "state", "form": {...}, "steps": [...]}
import { Model } from 'survey-core';

import { measured, reply } from './measuring.mjs';

const loaded = (json) => new Model(json);

const valueOf = (question, text) => {
	if (question.getType() === 'checkbox') {
		return text.split(' ');
	}
	return question.inputType === 'number' ? Number(text) : text;
};

const put = (survey, name, text) => {
	const question = survey.getQuestionByName(name);
	question.value = valueOf(question, text);
	return question.validate(false);
};

const textOf = (value) => (value == null ? '' : Array.isArray(value) ? value.join(' ') : String(value));

const state = ({ form, steps }) => {
	const survey = loaded(form);
	for (const [name, text] of steps) {
		put(survey, name, text);
	}
	const questions = survey.getAllQuestions().map((question) => [
		question.name,
		{
			relevant: question.isVisible,
			value: question.isVisible ? textOf(question.value) : '',
			violation: question.isVisible && !question.validate(false) ? 'wrong' : '',
		},
	]);
	const calculated = survey.calculatedValues.map(({ name, value }) => [
		name,
		{ relevant: true, value: textOf(value), violation: '' },
	]);
	return Object.fromEntries([...questions, ...calculated]);
};

await reply(async (job) =>
	job.task === 'state' ? state(job) : measured(job, loaded, (survey) => (name, value) => put(survey, name, value)),
);
