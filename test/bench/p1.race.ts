// P1: 32 KB of mixed Markdown streamed, against react-markdown with remark-gfm, which parses all each time.
import { answerChars } from './lengths.ts'
import type { Race } from './race.ts'
import { raceStreams } from './stream-race.ts'
import { makeMixedText } from './texts/markdown-text.ts'

export const race: Race = {
  id: 'P1',
  run: async () => [
    await raceStreams({ name: '', text: makeMixedText(answerChars), peer: 'react-markdown', limit: 25 }),
  ],
}
