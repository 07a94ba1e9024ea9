import { getViewer } from '@/lib/auth/session'
import { answerExport } from '@/lib/export/answer'
import { notFoundAnswer } from '@/lib/http'

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ form: string }> },
): Promise<Response> {
  const { form } = await params
  if (form !== 'json' && form !== 'markdown') return notFoundAnswer()
  return answerExport(await getViewer(), form)
}
