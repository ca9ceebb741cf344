// The only way a link is opened: it is parsed, its host is shown to the person, and it is opened only if they
// agree. No other file may call shell.openExternal.
import { dialog, shell, type BrowserWindow } from 'electron'
import { makeFailure } from '../../domain/failure.ts'
import { parseLink } from '../../domain/link.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { words } from '../../words/words.ts'
import { askInDialog } from './one-dialog.ts'

export async function openLink(
  window: BrowserWindow,
  address: string,
): Promise<Result<{ wasOpened: boolean }>> {
  const link = parseLink(address)
  if (link === null) return err(makeFailure('ipc/link-refused'))
  const answer = await askInDialog(window, () =>
    dialog.showMessageBox(window, {
      type: 'question',
      title: words.native.link.title,
      message:
        link.kind === 'web'
          ? words.native.link.message(link.host)
          : words.native.link.mailMessage(link.address),
      detail: words.native.link.detail(link.url),
      buttons: [words.native.link.open, words.native.link.cancel],
      // A key that was pressed before the dialog was there must not open anything.
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    }),
  )
  if (answer?.response !== 0) return ok({ wasOpened: false })
  await shell.openExternal(link.url)
  return ok({ wasOpened: true })
}
