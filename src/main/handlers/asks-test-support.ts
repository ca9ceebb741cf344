// For tests of handlers: a person who agrees to every question of main, or to none. Notes what was asked.
import { makeFailure } from '../../domain/failure.ts'
import { err, ok } from '../../domain/result.ts'
import type { Question } from '../app/question.ts'
import type { AskPerson } from './ask-person.ts'

/** `meanwhile` is done while the question is open. */
export const agree =
  (asked: Question[], meanwhile: () => void = () => {}): AskPerson =>
  async (_windowId, question) => {
    asked.push(question)
    meanwhile()
    return ok(undefined)
  }

export const decline =
  (asked: Question[]): AskPerson =>
  async (_windowId, question) => {
    asked.push(question)
    return err(makeFailure('ipc/declined'))
  }
