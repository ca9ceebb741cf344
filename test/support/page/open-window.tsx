// Opens the app's window in a page of tests as main.tsx does, over the stand-in's answers.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

/** Once a file. What it shows and keeps lasts from test to test, as in the app. */
export async function openWindow(): Promise<void> {
  // Loaded here, because a store asks for its part of the bridge as soon as it loads.
  const [{ Shell, prepareScreens }, { startShortcuts }, conversations, keys, settings, usage] =
    await Promise.all([
      import('../../../src/renderer/shell/shell.tsx'),
      import('../../../src/renderer/shell/commands/shortcuts.ts'),
      import('../../../src/renderer/stores/conversations/conversations.ts'),
      import('../../../src/renderer/stores/keys.ts'),
      import('../../../src/renderer/stores/settings.ts'),
      import('../../../src/renderer/stores/usage.ts'),
    ])
  settings.startSettings()
  keys.startKeys()
  conversations.startConversations()
  usage.startUsage()
  startShortcuts()
  const root = document.createElement('div')
  root.id = 'root'
  document.body.append(root)
  createRoot(root).render(
    <StrictMode>
      <Shell />
    </StrictMode>,
  )
  prepareScreens()
}
