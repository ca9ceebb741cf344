// The window: the sidebar beside the screen, or over it in a narrow window. Screens other than the chat load
// when needed.
import { CSPProvider } from '@base-ui/react/csp-provider'
import { useEffect, type ReactNode } from 'react'
import { words } from '../../words/words.ts'
import { ChatScreen } from '../features/chat/chat-screen.tsx'
import { prepareRowMenu } from '../features/conversations/conversation-list.tsx'
import { appInfo } from '../stores/settings.ts'
import { useResource } from '../base/store.ts'
import { LiveRegion } from '../ui/announce.tsx'
import { prepareMenus } from '../ui/menu.tsx'
import { NoticeBars, tell } from '../ui/notices.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { later } from '../base/later.tsx'
import { Overlays, prepareOverlays } from './overlays.tsx'
import { usePlace } from '../base/navigation.ts'
import { SessionKeysBanner } from './session-keys-banner.tsx'
import { showSidebar, useIsNarrow, useIsSidebarShown } from '../base/sidebar-state.ts'
import { Sidebar } from './sidebar.tsx'

const keysScreen = later(async () => (await import('../features/keys/keys-screen.tsx')).KeysScreen)
const guideScreen = later(async () => (await import('../features/guide/guide-screen.tsx')).GuideScreen)
const usageScreen = later(async () => (await import('../features/usage/usage-screen.tsx')).UsageScreen)
const settingsScreen = later(
  async () => (await import('../features/settings/settings-screen.tsx')).SettingsScreen,
)

const promptsScreen = later(
  async () => (await import('../features/prompts/prompts-screen.tsx')).PromptsScreen,
)
const drawer = later(async () => (await import('../ui/dialog.tsx')).Drawer)

/** Loads the other screens once the first is drawn and the window is idle. */
export function prepareScreens(): void {
  requestIdleCallback(() => {
    prepareOverlays()
    prepareMenus()
    prepareRowMenu()
    for (const part of [drawer, keysScreen, guideScreen, usageScreen, settingsScreen, promptsScreen])
      part.prepare()
  })
}

const noticeWords = {
  'settings-recovered': () => words.app.settingsRecovered,
} as const

export function Shell(): ReactNode {
  useStartNotices()
  const isNarrow = useIsNarrow()
  const isSidebarShown = useIsSidebarShown()
  const { screen } = usePlace()
  return (
    <CSPProvider disableStyleElements>
      <div className="isolate flex h-full">
        {isNarrow ? (
          <drawer.View
            isOpen={isSidebarShown}
            name={words.conversations.name}
            onClose={() => showSidebar(false)}
          >
            <Sidebar />
          </drawer.View>
        ) : (
          isSidebarShown && (
            <aside className="w-[260px] shrink-0 border-e border-line bg-side">
              <Sidebar />
            </aside>
          )
        )}
        <main className="flex min-w-0 flex-1 flex-col">
          <NoticeBars briefAt={screen === 'usage' ? 'end' : 'middle'} />
          <SessionKeysBanner />
          <ErrorBoundary>
            <Screen />
          </ErrorBoundary>
        </main>
      </div>
      <Overlays />
      <LiveRegion />
    </CSPProvider>
  )
}

const screens = {
  chat: ChatScreen,
  keys: keysScreen.View,
  guide: guideScreen.View,
  usage: usageScreen.View,
  settings: settingsScreen.View,
  prompts: promptsScreen.View,
}

function Screen(): ReactNode {
  const place = usePlace()
  if (place.screen === 'chat') {
    const { screen: _screen, ...shown } = place
    return <screens.chat {...shown} />
  }
  if (place.screen === 'keys') return <screens.keys place={place} />
  if (place.screen === 'usage') return <screens.usage place={place} />
  if (place.screen === 'guide') return <screens.guide place={place} />
  if (place.screen === 'settings') return <screens.settings place={place} />
  return <screens.prompts />
}

function useStartNotices(): void {
  const info = useResource(appInfo).value
  useEffect(() => {
    for (const { kind } of info?.notices ?? []) tell(noticeWords[kind]())
  }, [info])
}
