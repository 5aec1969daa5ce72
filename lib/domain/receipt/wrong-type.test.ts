import { expect, test } from 'vitest';
import { wrongTypeMessage } from './wrong-type';

test.each([
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', /^This is a Word document\. .*PDF/],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', /^This is an Excel workbook\. .*PDF/],
  ['message/rfc822', /^This is an e-mail\. .*PDF/],
  ['image/bmp', /^This is a BMP picture\. .*JPEG/],
  ['image/x-adobe-dng', /^This is a picture of a type that Outlay does not open\. .*JPEG/],
  ['application/zip', /^This is a ZIP archive\. Unpack/],
  ['video/mp4', /^This is a video, not a receipt\. /],
  ['application/x-unheard-of', /^Outlay does not know this type of file\. /],
  [null, /^Outlay does not know this type of file\. /],
])('says what a file of type %s is, and what to do', (mime, message) => {
  expect(wrongTypeMessage(mime)).toMatch(message);
});
