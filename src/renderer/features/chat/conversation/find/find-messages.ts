// Finds text in a whole conversation, including messages that aren't drawn. Works in slices of a few
// milliseconds, and keeps the folded text of each message, so that the next letter costs almost nothing.
import type { Message } from '../../../../../domain/chat/message.ts'
import { readPageText, readPlainText } from '../../../../markdown/plain-text.ts'
import { parseMarkdown } from '../../../../markdown/parse-markdown.ts'
import { foldText, findAll } from './fold-text.ts'
import { pageKey, revealKey, slotOf } from '../rows/message-rows.ts'
import { splitText } from '../rows/split-text.ts'

/** One match: its row, and its number within that row, from 0. */
export interface Match {
  readonly key: string
  readonly group: string
  readonly nth: number
}

interface ReadRow {
  readonly key: string
  readonly folded: string
}

export interface FoundState {
  /** In the order of the conversation. */
  readonly matches: readonly Match[]
  readonly isComplete: boolean
}

export interface Finder {
  /** Searches from the beginning and reports after each slice. Cancels the search before it. */
  find(messages: readonly Message[], query: string, onFound: (state: FoundState) => void): void
  stop(): void
}

const sliceMs = 5

/** The first match in one message, or `null`. */
export function findFirstMatch(message: Message, query: string): Match | null {
  const matches: Match[] = []
  addMatches(matches, message, readMessage(message), foldText(query))
  return matches[0] ?? null
}

/** @param later runs a function after other pending work; a parameter so that tests need no clock. */
export function createFinder(later = afterOthers, now = () => performance.now()): Finder {
  const read = new WeakMap<Message, readonly ReadRow[]>()
  let turn = 0

  const readRows = (message: Message): readonly ReadRow[] => {
    const rows = read.get(message) ?? readMessage(message)
    read.set(message, rows)
    return rows
  }

  return {
    find(messages, query, onFound) {
      const own = ++turn
      const wanted = foldText(query)
      const matches: Match[] = []
      let at = 0
      const goOn = () => {
        if (own !== turn) return
        const endMs = now() + sliceMs
        while (at < messages.length && now() < endMs) {
          const message = messages[at++]
          if (message) addMatches(matches, message, readRows(message), wanted)
        }
        const isComplete = at >= messages.length
        onFound({ matches: [...matches], isComplete })
        if (!isComplete) later(goOn)
      }
      goOn()
    },
    stop() {
      turn += 1
    },
  }
}

function addMatches(matches: Match[], message: Message, rows: readonly ReadRow[], wanted: string): void {
  for (const { key, folded } of rows)
    for (const nth of findAll(folded, wanted).keys()) matches.push({ key, group: slotOf(message), nth })
}

function readMessage(message: Message): readonly ReadRow[] {
  if (message.role === 'user')
    return splitText(message.text).map(({ text }, index) => ({
      key: pageKey(message, index),
      folded: foldText(text),
    }))
  const { pages, references } = parseMarkdown(message.text)
  const rows = pages.map((page, index) => ({
    key: pageKey(message, index),
    folded: foldText(readPageText(page, references)),
  }))
  const notes = readPlainText({ pages: [], references })
  return notes === '' ? rows : [...rows, { key: revealKey(message, null), folded: foldText(notes) }]
}

const afterOthers = (act: () => void): void => void setTimeout(act, 0)
