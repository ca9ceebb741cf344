// P3: one block that keeps growing, a list and then a table, against streamdown and Incremark, which read and draw
// all of the block again with each piece.
import { answerChars } from './lengths.ts'
import type { Race } from './race.ts'
import { raceStreams } from './stream-race.ts'
import { makeListText, makeTableText } from './texts/markdown-text.ts'

const list = makeListText(answerChars)
const table = makeTableText(answerChars)

export const race: Race = {
  id: 'P3',
  run: async () => [
    await raceStreams({ name: 'list', text: list, peer: 'streamdown', limit: 50 }),
    await raceStreams({ name: 'table', text: table, peer: 'streamdown', limit: 50 }),
    await raceStreams({ name: 'list, Incremark', text: list, peer: 'incremark', limit: 4 }),
    await raceStreams({ name: 'table, Incremark', text: table, peer: 'incremark', limit: 4 }),
  ],
}
