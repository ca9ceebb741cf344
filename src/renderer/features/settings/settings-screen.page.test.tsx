// Settings: its places by keyboard, its search, what leads to it, and a narrow window.
import type { Locator } from 'playwright'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hasFocus } from '../../../../test/e2e/keyboard.ts'
import { paletteOf } from '../../../../test/e2e/screens/palette.ts'
import { settingsOf } from '../../../../test/e2e/screens/settings.ts'
import { sidebarOf } from '../../../../test/e2e/screens/sidebar.ts'
import { answerChats } from '../../../../test/support/page/chat-answers.ts'
import { freshAnswers } from '../../../../test/support/page/fresh-answers.ts'
import { openWindow } from '../../../../test/support/page/open-window.tsx'
import { pageUnderTest as page } from '../../../../test/support/page/page-under-test.ts'
import { answer, tell } from '../../../../test/support/page/stand-in.ts'
import { answerUsage } from '../../../../test/support/page/usage-answers.ts'
import { makeFailure } from '../../../domain/failure.ts'
import { err, ok } from '../../../domain/result.ts'
import { settingsPlaceIds, settingsPlaces } from '../../../domain/settings-place.ts'
import { words } from '../../../words/words.ts'
import { listChoices } from './searched-settings.ts'

const settings = settingsOf(page)
const press = (keys: string) => page.keyboard.press(keys)
const expectFocus = (target: Locator) => expect.poll(() => hasFocus(target)).toBe(true)
const wide = { width: 1_120, height: 780 }

/** Types into the empty field. */
async function find(query: string): Promise<void> {
  await press('ControlOrMeta+f')
  await expectFocus(settings.find)
  await page.keyboard.type(query)
}

beforeAll(async () => {
  answer(freshAnswers)
  answer(answerUsage([]))
  answer(answerChats([]))
  await openWindow()
})

beforeEach(async () => {
  await page.setViewportSize(wide)
  await sidebarOf(page).openSettings()
  await settings.title.waitFor()
})

describe('the places', () => {
  it('are each opened by the list, which marks the one that is shown', async () => {
    for (const at of settingsPlaceIds) {
      await settings.open(at)
      await expectFocus(settings.heading(at))
      expect(await settings.current.innerText()).toBe(words.settings.places[at])
      expect(await page.getByRole('article').count()).toBe(1)
    }
  })

  it('are reached by one Tab, and stepped through by arrows, Home and End', async () => {
    await settings.open('chats')
    await settings.find.focus()
    await press('Tab')
    await expectFocus(settings.item('chats'))
    await press('ArrowDown')
    await expectFocus(settings.item('notifications'))
    // An arrow opens nothing yet.
    await settings.heading('chats').waitFor()
    await press('Enter')
    await expectFocus(settings.heading('notifications'))
    await press('Shift+Tab')
    await expectFocus(settings.item('notifications'))
    await press('End')
    await expectFocus(settings.items.last())
    await press('ArrowDown')
    await expectFocus(settings.items.last())
    await press('Home')
    await expectFocus(settings.item('general'))
    await press('ArrowUp')
    await expectFocus(settings.find)
    await press('ArrowDown')
    await expectFocus(settings.item('notifications'))
  })

  it('lead to screens of their own, and Settings comes back where it was', async () => {
    await settings.open('servers')
    await settings.openScreen('keys')
    await page.getByRole('heading', { level: 1, name: words.keys.title, exact: true }).waitFor()
    await press('ControlOrMeta+,')
    await settings.heading('servers').waitFor()
    await expectFocus(settings.title)
    await settings.openScreen('shortcuts')
    await paletteOf(page).shortcuts.waitFor()
    await press('Escape')
    await paletteOf(page).shortcuts.waitFor({ state: 'detached' })
    await settings.heading('servers').waitFor()
  })

  it('are found by the palette', async () => {
    await settings.open('general')
    const name = words.palette.commands.openSettingsAt(words.settings.places.servers)
    await paletteOf(page).run('settings serv', name)
    await expectFocus(settings.heading('servers'))
    await paletteOf(page).run('temperature', words.settings.places.chats)
    await expectFocus(settings.heading('chats'))
  })
})

describe('the search', () => {
  it('finds each setting by its name, says where it is, and gives it the focus', async () => {
    for (const choice of listChoices()) {
      if (choice.setting === null) continue
      await find(choice.name)
      await settings.chosenHit.filter({ hasText: choice.name }).filter({ hasText: choice.place }).waitFor()
      await press('Enter')
      const setting = settings.setting(choice.setting)
      const focused = setting.locator(':focus').or(setting.and(page.locator(':focus')))
      // Without a key nobody knows which efforts the model takes, so there is no control.
      if (choice.setting === 'effort') await expectFocus(settings.heading('chats'))
      else await focused.waitFor()
      expect(await settings.current.innerText()).toBe(choice.place)
      expect(await settings.find.inputValue()).toBe('')
    }
  })

  it('goes through what it found by arrows, and leads to screens too', async () => {
    await find('keys')
    await settings.chosenHit.filter({ hasText: words.settings.elsewhere }).waitFor()
    const first = await settings.chosenHit.innerText()
    await press('ArrowDown')
    expect(await settings.chosenHit.innerText()).not.toBe(first)
    await press('ArrowUp')
    expect(await settings.chosenHit.innerText()).toBe(first)
    await press('Enter')
    await page.getByRole('heading', { level: 1, name: words.keys.title, exact: true }).waitFor()
  })

  it('says that it found nothing, and Escape leads back to the list', async () => {
    await settings.open('about')
    await find('zzqq')
    await settings.nothing('zzqq').waitFor()
    await page.getByTestId('announcer').getByText(words.settings.nothing('zzqq')).waitFor()
    expect(await settings.hits.count()).toBe(0)
    await press('Escape')
    await expectFocus(settings.find)
    await settings.list.waitFor()
    expect(await settings.find.inputValue()).toBe('')
    await find('theme')
    await settings.clear.click()
    await settings.list.waitFor()
    await expectFocus(settings.find)
  })
})

describe('the allowed servers', () => {
  const all = ['https://a.example', 'https://b.example', 'https://c.example']
  let left: readonly string[] = []

  beforeAll(() =>
    answer({
      keys: {
        listAllowedServers: () => ok(left.map((origin) => ({ origin, allowedAtMs: 1_790_000_000_000 }))),
        takeBackServer({ origin }) {
          left = left.filter((one) => one !== origin)
          tell('keys.allowedServersChanged', {})
          return ok({})
        },
      },
    }),
  )

  it('say so when there are none', async () => {
    left = []
    await settings.open('general')
    await settings.open('servers')
    await page.getByText(words.settings.noServers).waitFor()
    expect(await settings.servers.count()).toBe(0)
  })

  it('give the focus to a neighbour when one is removed', async () => {
    left = all
    tell('keys.allowedServersChanged', {})
    await settings.open('servers')
    await expect.poll(() => settings.servers.count()).toBe(3)
    await settings.removeServer('b.example').press('Enter')
    await expectFocus(settings.removeServer('c.example'))
    await press('Enter')
    await expectFocus(settings.removeServer('a.example'))
    await press('Enter')
    await expectFocus(page.getByText(words.settings.noServers))
  })

  it('are never removed by Enter on what the search found', async () => {
    left = all
    tell('keys.allowedServersChanged', {})
    await settings.open('servers')
    await expect.poll(() => settings.servers.count()).toBe(3)
    await find(words.settings.servers)
    await press('Enter')
    await settings.setting('allowedServers').and(page.locator(':focus')).waitFor()
    await press('Enter')
    await settings.open('general')
    expect(left).toEqual(all)
  })

  it('are shown with the reason if they could not be read', async () => {
    await settings.open('general')
    answer({
      keys: { listAllowedServers: () => err(makeFailure('store/full', { kind: 'never' })) },
    })
    await settings.open('servers')
    await page.getByTestId('failure').getByText(words.failures.codes['store/full'].title).waitFor()
    answer({ keys: { listAllowedServers: () => ok([]) } })
    await page.getByTestId('failure').getByRole('button', { name: words.app.tryAgain }).click()
    await page.getByText(words.settings.noServers).waitFor()
  })
})

describe('in a narrow window', () => {
  const narrow = { width: 320, height: 400 }
  const overflowPx = () =>
    page.evaluate(() => {
      const shown = document.querySelector('[data-page]')
      return shown === null ? Number.NaN : shown.scrollWidth - shown.clientWidth
    })

  it('the list is a page of its own, to which each place leads back', async () => {
    await page.setViewportSize(narrow)
    await press('ControlOrMeta+,')
    await page.getByRole('article').waitFor({ state: 'detached' })
    expect(await settings.current.count()).toBe(0)
    for (const at of settingsPlaceIds) {
      await settings.open(at)
      await expectFocus(settings.heading(at))
      expect(await settings.list.count()).toBe(0)
      expect(await overflowPx()).toBe(0)
      await settings.backToList()
      await expectFocus(settings.item(at))
      expect(await overflowPx()).toBe(0)
    }
  })

  it('the search is one shortcut away from a place', async () => {
    await settings.open('about')
    await page.setViewportSize(narrow)
    await settings.list.waitFor({ state: 'detached' })
    await find(words.models.maxOutput)
    await press('Enter')
    await expectFocus(settings.maxOutput)
    expect(await overflowPx()).toBe(0)
  })
})

describe('the table of places', () => {
  it('has each setting drawn in its place, and in no other', async () => {
    for (const at of settingsPlaceIds) {
      await settings.open(at)
      const drawn = await page
        .locator('[data-setting]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('data-setting')))
      expect(drawn).toEqual(settingsPlaces[at])
    }
  })
})
