import type { ReactNode } from 'react'
import { words } from '../../../domain/words/en.ts'
import { ScreenHeader } from '../../app/screen-header.tsx'

export const UsageScreen = (): ReactNode => <ScreenHeader title={words.usage.title} />
