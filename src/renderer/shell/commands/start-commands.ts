// Registers the commands that are there for as long as the window is.
import { registerConversationCommands } from './conversation-commands.ts'
import { registerWindowCommands } from './window-commands.ts'

export function startCommands(): void {
  registerWindowCommands()
  registerConversationCommands()
}
