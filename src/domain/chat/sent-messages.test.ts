import { expect, test } from 'vitest'
import { makeFailure, type FailureCode } from '../failure.ts'
import type { MessageStatus } from './message.ts'
import { chooseHistory } from './sent-messages.ts'

const question = { role: 'user', text: 'Why?', status: 'done', failure: null } as const
const answered = (status: MessageStatus, text = 'Because', code?: FailureCode) => ({
  role: 'assistant' as const,
  text,
  status,
  failure: code === undefined ? null : makeFailure(code),
})

test.each([
  ['done', answered('done'), true],
  ['stopped, as far as it came', answered('stopped'), true],
  ['interrupted, as far as it came', answered('interrupted'), true],
  ['too long for the model', answered('failed', 'Because', 'openai/output-limit'), true],
  ['failed otherwise', answered('failed', 'Because', 'network/reset'), false],
  ['still being written', answered('streaming'), false],
  ['empty', answered('stopped', ''), false],
])('an answer that is %s', (_how, answer, isSent) => {
  const sent = chooseHistory([question, answer, question])
  expect(sent.map(({ role }) => role)).toEqual(isSent ? ['user', 'assistant', 'user'] : ['user', 'user'])
})
