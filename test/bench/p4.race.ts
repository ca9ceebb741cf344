// P4: one block of highlighted TypeScript, against streamdown with its own plugin. Both must end in color.
import { answerChars } from './lengths.ts'
import type { Race } from './race.ts'
import { raceStreams } from './stream-race.ts'
import { makeCodeText } from './texts/code-text.ts'

/** Fewer than the keywords, strings and comments of the text. */
const minTokens = 1_000

export const race: Race = {
  id: 'P4',
  run: async () => [
    await raceStreams({
      name: '',
      text: makeCodeText(answerChars),
      peer: 'streamdown-code',
      limit: 15,
      minTokens,
    }),
  ],
}
