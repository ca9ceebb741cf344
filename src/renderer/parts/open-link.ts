// Addresses leave through main alone, which asks the person first.
import { describeFailure } from '../../words/describe-failure.ts'
import { words } from '../../words/words.ts'
import { api } from '../base/api.ts'
import { tell } from '../ui/notices.tsx'

async function askToOpenLink(url: string): Promise<void> {
  const answer = await api.app.openLink({ url })
  if (!answer.ok) tell(words.chat.couldNotOpen(describeFailure(answer.failure).title))
}

/** One function for ever, so that it never makes Markdown draw again. */
export const openLink = (url: string): void => void askToOpenLink(url)
