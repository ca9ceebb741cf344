// Links leave through one gate: only https: and mailto:, and only if the person agrees.
import { beforeAll, describe, expect, it } from 'vitest'
import { openableAddresses, refusedAddresses } from '../../support/addresses.ts'
import { chatOf } from '../screens/chat.ts'
import { welcomeOf } from '../screens/welcome.ts'
import type { AppUnderTest } from '../with-app.ts'

export function testLinks(app: AppUnderTest): void {
  interface Seen {
    asked: string[]
    defaults: number[]
    opened: string[]
    answer: number
    /** How long the person thinks. */
    delay: Promise<unknown> | null
  }

  /** Replaces the system's dialog and browser by stand-ins that record their use. */
  beforeAll(async () => {
    await app.electron.evaluate(({ dialog, shell }) => {
      const seen: Seen = { asked: [], defaults: [], opened: [], answer: 1, delay: null }
      Object.assign(globalThis, { seen })
      Object.assign(dialog, {
        showMessageBox: async (
          _window: unknown,
          { detail, defaultId }: { detail: string; defaultId: number },
        ) => {
          seen.asked.push(detail)
          seen.defaults.push(defaultId)
          await seen.delay
          return { response: seen.answer, checkboxChecked: false }
        },
      })
      Object.assign(shell, { openExternal: async (url: string) => void seen.opened.push(url) })
    })
  })

  const read = () => app.electron.evaluate(() => (globalThis as unknown as { seen: Seen }).seen)
  /** 0 is the dialog's "Open", 1 its "Cancel". */
  const answerWith = (answer: number) =>
    app.electron.evaluate((_electron, response) => {
      Object.assign((globalThis as unknown as { seen: Seen }).seen, {
        answer: response,
        asked: [],
        opened: [],
      })
    }, answer)

  const openByRoute = (url: string) =>
    app.page.evaluate(
      (address) =>
        (
          globalThis as unknown as {
            latchkey: { app: { openLink(input: object): Promise<{ ok: boolean }> } }
          }
        ).latchkey.app.openLink({ url: address }),
      url,
    )

  describe('a link', () => {
    it('[S19] to anything but https: and mailto: is refused without a question', async () => {
      await answerWith(0)
      expect(refusedAddresses.length + openableAddresses.length).toBeGreaterThanOrEqual(60)
      for (const address of refusedAddresses) expect((await openByRoute(address)).ok, address).toBe(false)
      expect(await read()).toMatchObject({ asked: [], opened: [] })
    })

    it('[S19] is opened when a person says so, and not when they do not', async () => {
      await answerWith(1)
      // Two: after some that were cancelled, main would ask no more for a while.
      const declined = openableAddresses.slice(0, 2)
      for (const address of declined) expect((await openByRoute(address)).ok, address).toBe(true)
      expect(await read()).toMatchObject({ asked: declined, opened: [] })
      await answerWith(0)
      for (const address of openableAddresses) await openByRoute(address)
      expect(await read()).toMatchObject({ asked: openableAddresses, opened: openableAddresses })
      // What is pressed before the question is there cancels it.
      expect(new Set((await read()).defaults)).toEqual(new Set([1]))
    })

    it('[S19] asks once, however many are asked for at once', async () => {
      await answerWith(0)
      await app.electron.evaluate(() => {
        const { promise, resolve } = Promise.withResolvers<null>()
        Object.assign((globalThis as unknown as { seen: Seen }).seen, { delay: promise })
        Object.assign(globalThis, { answerNow: resolve })
      })
      const [first = '', ...others] = openableAddresses
      const asking = openByRoute(first)
      await expect.poll(async () => (await read()).asked).toEqual([first])
      for (const address of others) expect((await openByRoute(address)).ok).toBe(true)
      await app.electron.evaluate(() => {
        const { seen, answerNow } = globalThis as unknown as { seen: Seen; answerNow(nothing: null): void }
        seen.delay = null
        answerNow(null)
      })
      await asking
      expect(await read()).toMatchObject({ asked: [first], opened: [first] })
    })

    it('[S19] in an answer asks too, however it is pressed, and is no link of the page', async () => {
      await answerWith(0)
      await welcomeOf(app.page).practice()
      await chatOf(app.page).send('How do I get a key?')
      await chatOf(app.page).endedAnswer.waitFor()
      const link = chatOf(app.page).endedAnswer.getByRole('link').first()
      expect(await app.page.locator('article a, article [href], article [src]').count()).toBe(0)
      const before = app.page.url()
      const presses = [
        () => link.click(),
        () => link.click({ modifiers: ['ControlOrMeta'] }),
        () => link.click({ modifiers: ['Shift'] }),
        () => link.press('Enter'),
      ]
      for (const [before, press] of presses.entries()) {
        await press()
        await expect.poll(async () => (await read()).asked.length).toBe(before + 1)
      }
      await link.click({ button: 'middle' })
      const { asked, opened } = await read()
      expect(asked.every((address) => address.startsWith('https://platform.openai.com/'))).toBe(true)
      expect(opened).toEqual(asked)
      expect(asked).toHaveLength(presses.length)
      expect(app.page.url()).toBe(before)
      expect(app.electron.windows()).toHaveLength(1)
    })
  })
}
