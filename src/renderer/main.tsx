// The window's beginning: listen to main, ask for what the first screen needs, draw.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ErrorBoundary } from './app/error-boundary.tsx'
import { prepareScreens, Shell } from './app/shell.tsx'
import { startShortcuts } from './app/shortcuts.ts'
import { startConversations } from './features/conversations/conversations-store.ts'
import { startKeys } from './features/keys/keys-store.ts'
import { startSettings } from './features/settings/settings-store.ts'
import { startUsage } from './features/usage/usage-store.ts'

startSettings()
startKeys()
startConversations()
startUsage()
startShortcuts()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no root')

createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <Shell />
    </ErrorBoundary>
  </StrictMode>,
)

prepareScreens()
