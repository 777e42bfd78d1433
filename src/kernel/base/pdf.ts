import { createRequire } from 'node:module';
import path from 'node:path';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';

// The package lists only its entry in `exports`; the fonts lie beside it.
const fontFolder = path.join(path.dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '..', 'fonts');

/** Loaded with the first document: together with its font reader it takes longer than the rest of a start. */
async function maker(): Promise<typeof import('pdfmake')> {
  const { default: pdfmake } = await import('pdfmake');
  pdfmake.setFonts({
    NotoSansSC: {
      normal: path.join(fontFolder, 'NotoSansHans-Regular.otf'),
      bold: path.join(fontFolder, 'NotoSansHans-Bold.otf'),
      italics: path.join(fontFolder, 'NotoSansHans-Light.otf'),
      bolditalics: path.join(fontFolder, 'NotoSansHans-Medium.otf'),
    },
  });
  // A document never fetches anything and reads nothing but its fonts.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((file: string) => file.startsWith(fontFolder));
  return pdfmake;
}

/**
 * A PDF in Chinese with the font inside. The same content and `at` give the same bytes, so a certificate can be made
 * again years later and compared.
 * @param at instant printed as the document's creation date
 */
export async function makePdf(content: Omit<TDocumentDefinitions, 'defaultStyle'>, at: Date): Promise<Uint8Array> {
  const pdf = (await maker()).createPdf({
    ...content,
    info: { producer: 'Innomatrix', creator: 'Innomatrix', ...content.info, creationDate: at },
    defaultStyle: { font: 'NotoSansSC', fontSize: 10.5, lineHeight: 1.35 },
  });
  return new Uint8Array(await pdf.getBuffer());
}
