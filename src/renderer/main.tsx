// Starts the window: listens to main, requests what the first screen needs, and renders.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ErrorBoundary } from './shell/error-boundary.tsx'
import { prepareScreens, Shell } from './shell/shell.tsx'
import { startShortcuts } from './shell/commands/shortcuts.ts'
import { startConversations } from './stores/conversations/conversations.ts'
import { startKeys } from './stores/keys.ts'
import { startSettings } from './stores/settings.ts'
import { startUsage } from './stores/usage.ts'

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
