// The last resort: a fault while drawing shows words and a way on, never a blank window.
// React offers this only to a class.
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
