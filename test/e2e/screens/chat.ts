import type { Locator, Page } from 'playwright'
import { words } from '../../../src/words/words.ts'

/** The parts of an `article` that are used here. */
interface DrawnMessage {
  readonly ariaPosInSet: string | null
  getBoundingClientRect(): { readonly top: number; readonly bottom: number }
}

/** The ranges that the browser highlights in the page, as far as they are used here. */
type Highlights = ReadonlyMap<string, Iterable<{ toString(): string }>>

export const chatOf = (page: Page) => {
  const log = page.getByRole('log', { name: words.messages.messages })
  const answers = page.getByRole('article', { name: /^Answer by/ })
  const own = page.getByRole('article', { name: words.messages.you, exact: true })
  const composer = page.getByRole('textbox', { name: words.composer.composer, exact: true })
  const openChooser = () => page.getByRole('button', { name: /^Model and key/ }).click()
  const choices = page.getByRole('dialog', { name: words.models.models })
  const inside = (of: Locator, name: string) => of.getByRole('button', { name, exact: true })
  const failure = answers.last().getByTestId('failure')

  return {
    composer,
    /** The scrolling element; only rows near the view are in it. */
    log,
    /** The drawn pieces of all messages. */
    rows: log.locator('[data-row]'),
    answers,
    lastAnswer: answers.last(),
    /** An answer that is no longer being written. */
    endedAnswer: page.locator('article[aria-busy="false"]').last(),
    /** The last answer, once it has ended and contains `text`. */
    endedWith: (text: string | RegExp) =>
      page.locator('article[aria-busy="false"]').and(answers.last()).filter({ hasText: text }),
    /** A person's own words, without the name above them. */
    ownMessages: own.locator('[dir="auto"]'),
    practiceLabel: page.getByTestId('practice-label'),
    note: page.getByRole('status').filter({ hasText: words.composer.emptyMessage }),
    sendFailure: page.getByTestId('send-failure'),
    stop: page.getByRole('button', { name: words.composer.stop, exact: true }),
    sendButton: page.getByRole('button', { name: words.composer.send, exact: true }),
    tryAgain: page.getByRole('button', { name: words.messages.tryAgain }),
    async send(text: string) {
      await composer.fill(text)
      await composer.press('Enter')
    },

    chooser: page.getByRole('button', { name: /^Model and key/ }),
    /** The chooser's list: the keys, each with its models, and the practice guide. */
    choices,
    async choose(name: string | RegExp) {
      await openChooser()
      await page.getByRole('option', { name }).click()
    },
    /** Chooses a model of one key, which the chooser lists as `Work …3f9a`. */
    async chooseOf(key: string | RegExp, model: string) {
      await openChooser()
      await page.getByRole('group', { name: key }).getByRole('option', { name: model }).click()
    },
    /** Above the messages: the key of this chat can't answer. */
    keyTrouble: page.getByTestId('key-trouble'),
    keyInUse: page.getByTestId('key-in-use'),

    /** Copies a message by the button that appears below it under the mouse. */
    async copy(message: Locator) {
      await message.hover()
      await inside(message, words.messages.copy).click()
    },
    regenerate: () => inside(answers.last(), words.messages.regenerate).last().click(),
    goOn: () => inside(answers.last(), words.messages.goOn).click(),
    async edit(message: Locator) {
      await message.hover()
      await inside(message, words.messages.edit).click()
      await page
        .getByRole('textbox', { name: words.messages.editField })
        .and(page.locator(':focus'))
        .waitFor()
    },
    editButton: (message: Locator) => inside(message, words.messages.edit),
    ownMessage: (text: string) => own.filter({ hasText: text }),
    editField: page.getByRole('textbox', { name: words.messages.editField }),
    /** The position among the answers to a message, or among its versions, and the buttons to the others. */
    steps: (of: 'question' | 'answer') => {
      const group = page.getByRole('group', { name: words.messages.branches(of), exact: true }).last()
      return {
        group,
        previous: inside(group, words.messages.previousBranch(of)),
        next: inside(group, words.messages.nextBranch(of)),
        at: (position: number, total: number) =>
          group.getByText(words.messages.branchShort(position, total), { exact: true }),
      }
    },

    /** In place of the last answer. */
    failure,
    failureButton: (name: string) => inside(failure, name),
    /** A button of the last answer. */
    answerButton: (name: string) => answers.last().getByRole('button', { name, exact: true }),
    /** Shown while the app waits before it asks again. */
    waiting: page.getByTestId('waiting'),

    effort: page.getByRole('button', { name: new RegExp(`^${words.models.effort}`, 'u') }),
    async chooseEffort(name: string) {
      await page.getByRole('button', { name: new RegExp(`^${words.models.effort}`, 'u') }).click()
      await page.getByRole('option', { name, exact: true }).click()
    },
    parameters: {
      panel: page.getByRole('dialog', { name: words.models.parameters }),
      open: () =>
        page.getByRole('button', { name: new RegExp(`^${words.models.parameters}(,|$)`, 'u') }).click(),
      temperature: page.getByRole('textbox', { name: words.models.temperatureRange }),
      maxOutput: page.getByRole('textbox', { name: words.models.maxOutput }),
      async writeSystemPrompt(text: string) {
        await page.getByRole('button', { name: words.models.systemPromptWrite }).click()
        const field = page.getByRole('dialog').getByRole('textbox', { name: words.models.systemPrompt })
        await field.and(page.locator(':focus')).waitFor()
        await field.fill(text)
        await page.getByRole('dialog').getByRole('button', { name: words.prompts.save, exact: true }).click()
        await field.waitFor({ state: 'detached' })
      },
    },

    /** The message with this number in the conversation, from 1 on. */
    at: (position: number) => log.locator(`article[aria-posinset="${position}"]`),
    /** Returns true if it is in view, not above or below. */
    isSeen: (what: Locator) =>
      what.evaluate((element) => {
        const frame = element.closest('[role=log]')?.getBoundingClientRect()
        const { top, bottom } = element.getBoundingClientRect()
        return frame !== undefined && bottom > frame.top && top < frame.bottom
      }),
    /** The number of the message in the middle of the view; `null` if nothing is drawn. */
    readMiddle: () =>
      log.evaluate((view) => {
        const { top, height } = view.getBoundingClientRect()
        const middle = Array.from<DrawnMessage>(view.querySelectorAll('article')).find((article) => {
          const at = article.getBoundingClientRect()
          return at.top <= top + height / 2 && at.bottom >= top + height / 2
        })
        return middle ? Number(middle.ariaPosInSet) : null
      }),
    jump: page.getByRole('button', { name: words.messages.jump }),
    /** The distance from the view's bottom to the end, in CSS pixels; 0 at the end. */
    distanceFromEnd: () =>
      log.evaluate((view) => Math.round(view.scrollHeight - view.clientHeight - view.scrollTop)),
    find: {
      bar: page.getByTestId('find'),
      field: page.getByRole('textbox', { name: words.messages.findField }),
      count: page.getByTestId('find').getByRole('status'),
      next: page.getByRole('button', { name: words.messages.findNext }),
      previous: page.getByRole('button', { name: words.messages.findPrevious }),
      /** The marks in the view: the text of each, and of the current one. */
      readMarks: () =>
        page.evaluate(() => {
          const { highlights } = (globalThis as unknown as { CSS: { highlights: Highlights } }).CSS
          const read = (name: string) => Array.from(highlights.get(name) ?? [], (range) => range.toString())
          return { all: read('find'), current: read('find-current') }
        }),
    },
    menu: {
      button: page.getByRole('button', { name: words.messages.menu, exact: true }),
      async choose(name: string | RegExp) {
        await page.getByRole('button', { name: words.messages.menu, exact: true }).click()
        await page.getByRole('menuitem', { name }).click()
      },
    },
    /** The chats in the sidebar whose answer is being written. */
    answeringChats: page.getByRole('navigation').getByText(words.conversations.isAnswering, { exact: true }),
  }
}
