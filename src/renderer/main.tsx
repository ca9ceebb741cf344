// The window's beginning: speak main's language, listen to main, ask for what the first screen needs, draw.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { pickLanguage, speak } from '../words/language.ts'
import { ErrorBoundary } from './shell/error-boundary.tsx'
import { prepareScreens, Shell } from './shell/shell.tsx'
import { startShortcuts } from './shell/commands/shortcuts.ts'
import { startConversations } from './stores/conversations/conversations.ts'
import { startKeys } from './stores/keys.ts'
import { startSettings } from './stores/settings.ts'
import { startUsage } from './stores/usage.ts'

const language = pickLanguage([new URLSearchParams(location.search).get('language') ?? ''])
speak(language)
document.documentElement.lang = language

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
