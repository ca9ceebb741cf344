// Handlers of the app itself: facts for a new window, and links, which open only if the person agrees.
import { app } from 'electron'
import type { DomainHandlers } from '../../contract/derived.ts'
import type { Contract } from '../../contract/index.ts'
import { makeFailure } from '../../domain/failure.ts'
import { err, ok } from '../../domain/result.ts'
import { openLink } from '../app/links.ts'
import type { Services } from '../services/services.ts'
import { findWindow } from './find-window.ts'

const platforms = ['darwin', 'win32', 'linux'] as const

export const createAppHandlers = ({ notices }: Services): DomainHandlers<Contract['app']> => ({
  readInfo: () =>
    ok({
      version: app.getVersion(),
      platform: platforms.find((platform) => platform === process.platform) ?? 'linux',
      notices: [...notices],
    }),

  async openLink({ url }, { windowId }) {
    const window = findWindow(windowId)
    return window ? openLink(window, url) : err(makeFailure('ipc/unknown-sender'))
  },
})
