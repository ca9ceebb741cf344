// Catches errors while rendering, and shows a message with a Reload button instead of a blank window. React
// supports this only in a class.
import { Component, type ReactNode } from 'react'
import { words } from '../../words/words.ts'
import { Button } from '../ui/button.tsx'
import { EmptyNotice } from '../ui/notice.tsx'

export class ErrorBoundary extends Component<
  { readonly children: ReactNode },
  { readonly hasFailed: boolean }
> {
  override state = { hasFailed: false }

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true }
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    return (
      <EmptyNotice title={words.app.crashedTitle} sentence={words.app.crashedSentence}>
        <Button kind="primary" onClick={() => window.location.reload()}>
          {words.app.reload}
        </Button>
      </EmptyNotice>
    )
  }
}
