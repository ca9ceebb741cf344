// P5: mixed Markdown with one footnote, against streamdown, which then treats all of it as one block.
import { answerChars } from './lengths.ts'
import type { Race } from './race.ts'
import { raceStreams } from './stream-race.ts'
import { makeFootnoteText } from './texts/markdown-text.ts'

export const race: Race = {
  id: 'P5',
  run: async () => [
    await raceStreams({ name: '', text: makeFootnoteText(answerChars), peer: 'streamdown', limit: 25 }),
  ],
}
