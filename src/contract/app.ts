// The app itself: facts for a new window, links to the browser, and commands from the menu.
import * as z from 'zod'
import { commands } from '../domain/command.ts'
import { event, route } from './kinds.ts'
import * as values from './values.ts'

const notice = z.strictObject({
  kind: z.enum(['settings-recovered']),
})

export const app = {
  /** Read once by each window, as it opens. */
  readInfo: route({
    input: z.strictObject({}),
    output: z.strictObject({
      version: values.plainText(40),
      platform: z.enum(['darwin', 'win32', 'linux']),
      notices: z.array(notice).max(10),
    }),
  }),
  /**
   * Shows the person the host and, if they agree, opens the system's browser. Only `https:` and `mailto:`.
   */
  openLink: route({
    input: z.strictObject({ url: z.string().max(2_048) }),
    output: z.strictObject({ wasOpened: z.boolean() }),
  }),
  /** A menu item or shortcut that the window acts on. */
  commandChosen: event(
    z.strictObject({
      command: z.enum(commands),
    }),
  ),
}
