'use server'

import { setModeInput } from '@/lib/article/mode'
import { setArticleMode } from '@/lib/article/mutations'
import { getViewer } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import type { FormState } from '@/lib/form'
import type { ArticleMode } from '@/lib/policy'

type Mode = { id: string; mode: ArticleMode }

export async function setMode(_previous: FormState<Mode>, form: FormData): Promise<FormState<Mode>> {
  return answerForm({ form, schema: setModeInput, viewer: getViewer, mutate: setArticleMode })
}
