// The parts that the tour's steps share: the running app, the numbering of steps, and screenshots.
import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
import { launchApp, type RunningApp } from '../../test/support/app.ts'
import { answerForOpenAi } from '../../test/support/openai-origin.ts'
import { chatOf } from '../../test/e2e/screens/chat.ts'

export const picturesFolder = join(import.meta.dirname, '..', '..', 'out', 'tour')
export const size = { width: 1120, height: 780 }
const stepTimeoutMs = 30_000

export interface Stage {
  /** The page of the app that was opened last. */
  readonly page: Page
  /** Starts the app on a profile; `baseUrl` answers requests to OpenAI's address. */
  open(profileFolder: string, options: OpenOptions): Promise<void>
  quit(): Promise<void>
  /** Runs a step. If it fails, the failure is printed and the tour goes on. */
  step(title: string, work: () => Promise<void>): Promise<void>
  picture(name: string, hidden?: Locator): Promise<void>
  /** The number of steps so far, and of those that failed. */
  count(): { readonly steps: number; readonly failed: number }
}

export interface OpenOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly baseUrl: string
}

export function createStage(): Stage {
  let steps = 0
  let failed = 0
  let app: RunningApp | null = null

  function need(): RunningApp {
    if (!app) throw new Error('the app was not opened')
    return app
  }

  async function picture(name: string, hidden?: Locator): Promise<void> {
    const path = join(picturesFolder, `${String(steps).padStart(2, '0')}-${name}.png`)
    // Animations are off, so that nothing is half faded in.
    await need().page.screenshot({ path, animations: 'disabled', mask: hidden ? [hidden] : [] })
  }

  return {
    get page() {
      return need().page
    },
    async open(profileFolder, { env, baseUrl }) {
      app = await launchApp({ profileFolder, env })
      app.page.setDefaultTimeout(stepTimeoutMs)
      await app.page.setViewportSize(size)
      await answerForOpenAi(app, baseUrl)
    },
    quit: () => need().quit(),
    async step(title, work) {
      steps += 1
      try {
        await work()
        console.log(`✓ ${steps}. ${title}`)
      } catch (error) {
        failed += 1
        const [reason] = error instanceof Error ? error.message.split('\n') : ['failed']
        console.log(`✗ ${steps}. ${title}\n  ${reason}`)
        await picture('failed').catch(() => undefined)
      }
    },
    picture,
    count: () => ({ steps, failed }),
  }
}

export const shown = (locator: Locator) => locator.waitFor({ timeout: stepTimeoutMs })

/** Scrolls the messages as a mouse wheel does. */
export async function scroll(page: Page, byPx: number): Promise<void> {
  await chatOf(page).log.hover()
  await page.mouse.wheel(0, byPx)
}
