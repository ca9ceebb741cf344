// The only way a link is opened: it is parsed, its host is shown to the person, and it is opened only if they
// agree. No other file may call shell.openExternal.
import { shell, type BrowserWindow } from 'electron'
import { makeFailure } from '../../domain/failure.ts'
import { parseLink } from '../../domain/link.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { words } from '../../words/words.ts'
import { ask } from './ask.ts'

export async function openLink(
  window: BrowserWindow,
  address: string,
): Promise<Result<{ wasOpened: boolean }>> {
  const link = parseLink(address)
  if (link === null) return err(makeFailure('ipc/link-refused'))
  const { title, message, mailMessage, detail, act } = words.native.link
  const agreed = await ask(window, {
    title,
    message: link.kind === 'web' ? message(link.host) : mailMessage(link.address),
    detail: detail(link.url),
    act,
  })
  if (!agreed.ok) return agreed.failure.code === 'ipc/too-often' ? agreed : ok({ wasOpened: false })
  await shell.openExternal(link.url)
  return ok({ wasOpened: true })
}
