/** Reads the name and the size of the file in a multipart body. */
export const readUpload = (text: string): { readonly name: string; readonly bytes: number } => ({
  name: /filename="([^"]*)"/.exec(text)?.[1] ?? '',
  bytes: text.lastIndexOf('\r\n--') - (text.indexOf('\r\n\r\n') + 4),
});
