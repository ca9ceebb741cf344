// Chooses the practice guide's answer to a question. Pure: the same question always gets the same answer.
import { defaultSubject, practiceAnswers, type PracticeAnswer } from './answers.ts'

const maxCharsRead = 2_000

const countMatches = (answer: PracticeAnswer, question: string): number =>
  answer.words.reduce((count, word) => count + [...question.matchAll(new RegExp(word, 'gu'))].length, 0)

/** Returns the answer with the most matches, the earlier one if equal, and the default without any match. */
export function choosePracticeAnswer(question: string): PracticeAnswer {
  const text = question.slice(0, maxCharsRead).toLowerCase().replaceAll('’', "'")
  const scored = practiceAnswers.map((answer) => ({ answer, count: countMatches(answer, text) }))
  const fallback = scored.find(({ answer }) => answer.subject === defaultSubject)
  const best = scored.reduce((left, right) => (right.count > left.count ? right : left))
  const chosen = best.count > 0 ? best : (fallback ?? best)
  return chosen.answer
}

/**
 * Splits a text into pieces of a few words, so that it arrives like a model's answer. Joined, they are the
 * text again.
 */
export const splitIntoPieces = (text: string): string[] =>
  text.match(/\s*\S+(?:[ \t]+\S{1,3}(?=\s))?\s*?/gu) ?? []
