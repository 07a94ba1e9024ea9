'use server'

import { getViewer } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import type { FormState } from '@/lib/form'
import { changeSettingInput } from '@/lib/setting/input'
import { type Changed, changeSetting } from '@/lib/setting/mutations'

export async function saveSetting(
  _previous: FormState<Changed>,
  form: FormData,
): Promise<FormState<Changed>> {
  return answerForm({ form, schema: changeSettingInput, viewer: getViewer, mutate: changeSetting })
}
