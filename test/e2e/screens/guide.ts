import type { Page } from 'playwright'
import type { GuideTopic } from '../../../src/domain/guide-topic.ts'
import { words } from '../../../src/words/words.ts'
import { settingsOf } from './settings.ts'
import { sidebarOf } from './sidebar.ts'

export const guideOf = (page: Page) => {
  const chapter = (topic: GuideTopic) => page.getByRole('article', { name: words.guide.topics[topic].title })
  return {
    async open() {
      await sidebarOf(page).openSettings()
      await settingsOf(page).openScreen('guide')
    },
    title: page.getByRole('heading', { name: words.guide.title }),
    chapter,
    chapterHeading: (topic: GuideTopic) =>
      chapter(topic).getByRole('heading', { name: words.guide.topics[topic].title, exact: true }),
    openErrors: () =>
      page
        .getByRole('navigation', { name: words.guide.chapters })
        .getByRole('button', { name: words.guide.topics.errors.title })
        .click(),
    heading: (name: string) => page.getByRole('heading', { name, exact: true }),
    /** Leads to the next chapter. */
    next: page.getByRole('button', { name: new RegExp(`^${words.guide.next}`, 'u') }),
    previous: page.getByRole('button', { name: new RegExp(`^${words.guide.previous}`, 'u') }),
    back: page.getByRole('button', { name: words.guide.back, exact: true }),
    find: page.getByRole('searchbox', { name: words.guide.find }),
  }
}
