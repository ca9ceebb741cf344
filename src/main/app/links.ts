// The only way a link is opened: it is parsed, its host is shown to the person, and it is opened only if they
// agree. No other file may call shell.openExternal.
import { dialog, shell, type BrowserWindow } from 'electron'
import { makeFailure } from '../../domain/failure.ts'
import { parseLink } from '../../domain/link.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { nativeWords } from '../../words/en/native.ts'

const words = nativeWords.link

export async function openLink(
  window: BrowserWindow,
  address: string,
): Promise<Result<{ wasOpened: boolean }>> {
  const link = parseLink(address)
  if (link === null) return err(makeFailure('ipc/link-refused'))
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: words.title,
    message: link.kind === 'web' ? words.message(link.host) : words.mailMessage(link.address),
    detail: words.detail(link.url),
    buttons: [words.open, words.cancel],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  if (response !== 0) return ok({ wasOpened: false })
  await shell.openExternal(link.url)
  return ok({ wasOpened: true })
}
