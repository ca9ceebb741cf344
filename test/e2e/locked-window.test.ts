// What the window is and what it refuses, part by part, in one app. Each part begins with its page loaded again.
import { beforeAll, describe } from 'vitest'
import { testContentPolicy } from './locked-window/content-policy.ts'
import { testLinks } from './locked-window/links.ts'
import { testNavigation } from './locked-window/no-navigation.ts'
import { testSenders } from './locked-window/senders.ts'
import { testWindowPolicy } from './locked-window/window-policy.ts'
import { withApp, type AppUnderTest } from './with-app.ts'

const app = withApp()

const parts: ReadonlyMap<string, (app: AppUnderTest) => void> = new Map([
  ['window policy', testWindowPolicy],
  ['no navigation', testNavigation],
  ['content policy', testContentPolicy],
  ['senders', testSenders],
  // Last, because it replaces the system's dialog.
  ['links', testLinks],
])

describe.each([...parts])('%s:', (_name, test) => {
  beforeAll(async () => void (await app.page.reload()))
  test(app)
})
