// How a handler asks the person before something dangerous: in a dialog that main draws, over the window that asked.
import { makeFailure } from '../../domain/failure.ts'
import { err, type Result } from '../../domain/result.ts'
import { ask } from '../app/ask.ts'
import type { Question } from '../app/question.ts'
import { findWindow } from './find-window.ts'

/** Fails as `Ask` does, or if the window is gone. */
export type AskPerson = (windowId: number, question: Question) => Promise<Result<void>>

export const askPerson: AskPerson = async (windowId, question) => {
  const window = findWindow(windowId)
  return window ? ask(window, question) : err(makeFailure('ipc/unknown-sender'))
}
