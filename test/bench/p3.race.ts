// P3: one block that keeps growing, a list and then a table, against streamdown.
import { answerChars } from './lengths.ts'
import type { Race } from './race.ts'
import { raceStreams } from './stream-race.ts'
import { makeListText, makeTableText } from './texts/markdown-text.ts'

export const race: Race = {
  id: 'P3',
  run: async () => [
    await raceStreams({ name: 'list', text: makeListText(answerChars), peer: 'streamdown', limit: 50 }),
    await raceStreams({ name: 'table', text: makeTableText(answerChars), peer: 'streamdown', limit: 50 }),
  ],
}
