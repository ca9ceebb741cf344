// Opens a link through main, which asks the user first.
import { describeFailure } from '../../words/describe-failure.ts'
import { words } from '../../words/words.ts'
import { api } from '../base/api.ts'
import { tell } from '../ui/notices.tsx'

async function askToOpenLink(url: string): Promise<void> {
  const answer = await api.app.openLink({ url })
  if (!answer.ok) tell(words.chat.couldNotOpen(describeFailure(answer.failure).title))
}

/** Always the same function, so that it never makes Markdown render again. */
export const openLink = (url: string): void => void askToOpenLink(url)
