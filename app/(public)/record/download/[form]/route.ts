import { notFoundAnswer } from '@/lib/http'
import { answerRecordFile } from '@/lib/record/download'

export async function GET(
  request: Request,
  { params }: { params: Promise<{ form: string }> },
): Promise<Response> {
  const { form } = await params
  return form === 'csv' || form === 'json' ? answerRecordFile(request, form) : notFoundAnswer()
}
