import { describe, expect, it } from '@jest/globals';
import { documentOf, fittingName } from '../../../src/platform/files/content/document.js';
import { pictureOf } from '../../../src/platform/files/content/picture.js';
import { gif, jpeg, png, webp, zip } from '../../support/pictures.js';

describe('a picture', () => {
  it('is known by its content, with its size', () => {
    expect(pictureOf(png(40, 30))).toEqual({ contentType: 'image/png', width: 40, height: 30 });
    expect(pictureOf(gif)).toEqual({ contentType: 'image/gif', width: 1, height: 1 });
    expect(pictureOf(webp)).toEqual({ contentType: 'image/webp', width: 1, height: 1 });
    expect(pictureOf(jpeg())).toEqual({ contentType: 'image/jpeg', width: 3, height: 2 });
    expect(pictureOf(jpeg(true))).toEqual({ contentType: 'image/jpeg', width: 2, height: 3 });
    expect(pictureOf(jpeg(false, 'notes of a camera'))).not.toBeNull();
  });

  it('is refused where it can act, is cut off, has something hung on or is too large to unpack', () => {
    const page = Buffer.from('<!doctype html><script>alert(1)</script>');
    const bad: Record<string, Buffer> = {
      svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      page,
      empty: Buffer.alloc(0),
      'a script that begins like a GIF': Buffer.from('GIF89a/*.............*/=1;alert(1)'),
      'only the head of a PNG': png(4, 4).subarray(0, 40),
      'a PNG without its last byte': png(4, 4).subarray(0, -1),
      'a PNG with a page behind': Buffer.concat([png(4, 4), page]),
      'a PNG with an archive behind': Buffer.concat([png(4, 4), zip('a')]),
      'a PNG of 100 megapixels': png(4, 4, { width: 10_000, height: 10_000 }),
      'a PNG of no width': png(4, 4, { width: 0, height: 4 }),
      'a GIF with a page behind': Buffer.concat([gif, page]),
      'a JPEG with a page behind': jpeg(false, page.toString()),
      'a JPEG cut off': jpeg().subarray(0, -2),
      'a page before a JPEG': Buffer.concat([page, jpeg()]),
      'a WebP with a page behind': Buffer.concat([webp, page]),
      bmp: Buffer.from('424d3a00000000000000360000002800000001000000010000000100180000000000', 'hex'),
    };
    for (const [name, bytes] of Object.entries(bad)) expect([name, pictureOf(bytes)]).toEqual([name, null]);
  });

  it('is judged in time whatever the bytes are', () => {
    for (const start of ['89504e470d0a1a0a', 'ffd8ff', '474946383961', '52494646ffffffff57454250']) {
      for (const filler of [0x00, 0xff, 0x21, 0x2c]) {
        const bytes = Buffer.concat([Buffer.from(start, 'hex'), Buffer.alloc(200_000, filler)]);
        expect(pictureOf(bytes)).toBeNull();
      }
    }
  });
});

describe('a file beside an article', () => {
  it('is known by its content', () => {
    expect(documentOf(Buffer.from('%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n'))?.contentType).toBe('application/pdf');
    expect(documentOf(zip('[Content_Types].xml', 'word/document.xml'))?.contentType).toMatch(/wordprocessingml/);
    expect(documentOf(zip('[Content_Types].xml', 'xl/workbook.xml'))?.contentType).toMatch(/spreadsheetml/);
    expect(documentOf(zip('[Content_Types].xml', 'ppt/presentation.xml'))?.contentType).toMatch(/presentationml/);
    expect(documentOf(Buffer.from('型号,价格\nA7,1'))).toEqual({
      contentType: 'text/plain; charset=utf-8',
      width: null,
      height: null,
    });
    expect(documentOf(png(4, 2))).toEqual({ contentType: 'image/png', width: 4, height: 2 });
  });

  it('is refused where opening it does something', () => {
    const bad: Record<string, Buffer> = {
      'a page': Buffer.from('\ufeff  <!DOCTYPE html><p>x'),
      svg: Buffer.from('<?xml version="1.0"?><svg/>'),
      'a shell script': Buffer.from('#!/bin/sh\nrm -rf /'),
      'a program': Buffer.from('4d5a90000300000004000000', 'hex'),
      'a PDF with a script': Buffer.from('%PDF-1.7\n<< /S /JavaScript >>\n%%EOF'),
      'a PDF cut off': Buffer.from('%PDF-1.7\n1 0 obj'),
      'an archive': zip('a.txt'),
      macros: zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'),
      'a document with a page behind': Buffer.concat([
        zip('[Content_Types].xml', 'word/document.xml'),
        Buffer.from('<html>'),
      ]),
      'other text than UTF-8': Buffer.from([0xd6, 0xd0, 0xce, 0xc4]),
    };
    for (const [name, bytes] of Object.entries(bad)) expect([name, documentOf(bytes)]).toEqual([name, null]);
  });

  it('gets an ending that fits', () => {
    expect(fittingName('a.JPEG', 'image/jpeg')).toBe('a.JPEG');
    expect(fittingName('page.html', 'text/plain; charset=utf-8')).toBe('page.html.txt');
    expect(fittingName('prices.csv', 'text/plain; charset=utf-8')).toBe('prices.csv');
    expect(fittingName('x'.repeat(200), 'image/png')).toHaveLength(200);
    expect(fittingName('rows.jsonl.gz', 'application/gzip')).toBe('rows.jsonl.gz');
  });
});
