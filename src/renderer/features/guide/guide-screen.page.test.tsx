// The key guide opens from the welcome, and is read from chapter to chapter by keyboard.
import { beforeAll, describe, expect, it } from 'vitest'
import { pressOn } from '../../../../test/e2e/keyboard.ts'
import { guideOf } from '../../../../test/e2e/screens/guide.ts'
import { welcomeOf } from '../../../../test/e2e/screens/welcome.ts'
import { freshAnswers } from '../../../../test/support/page/fresh-answers.ts'
import { openWindow } from '../../../../test/support/page/open-window.tsx'
import { pageUnderTest as page } from '../../../../test/support/page/page-under-test.ts'
import { answer } from '../../../../test/support/page/stand-in.ts'
import { answerUsage } from '../../../../test/support/page/usage-answers.ts'
import { guideTopics } from '../../../domain/guide-topic.ts'

const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')

beforeAll(async () => {
  answer(freshAnswers)
  answer(answerUsage([]))
  await openWindow()
})

describe('the guide', () => {
  it('opens from the welcome, at how to get a key', async () => {
    await welcomeOf(page).openGuide()
    const guide = guideOf(page)
    await guide.chapterHeading('get').waitFor()
    await expect.poll(focused).toBe(await guide.chapterHeading('get').innerText())
  })

  it('is read from the first chapter to the last and back, by keyboard', async () => {
    const guide = guideOf(page)
    for (const topic of guideTopics.slice(1)) {
      await pressOn(guide.next)
      await guide.chapterHeading(topic).waitFor()
      await expect.poll(focused).toBe(await guide.chapterHeading(topic).innerText())
    }
    expect(await guide.next.count()).toBe(0)
    for (const topic of guideTopics.slice(0, -1).toReversed()) {
      await pressOn(guide.previous)
      await guide.chapterHeading(topic).waitFor()
      await expect.poll(focused).toBe(await guide.chapterHeading(topic).innerText())
    }
    expect(await guide.previous.count()).toBe(0)
    await guide.back.click()
    await welcomeOf(page).title.waitFor()
  })
})
