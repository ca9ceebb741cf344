// Registers the commands that exist for as long as the window does.
import { registerConversationCommands } from './conversation-commands.ts'
import { registerWindowCommands } from './window-commands.ts'

export function startCommands(): void {
  registerWindowCommands()
  registerConversationCommands()
}
