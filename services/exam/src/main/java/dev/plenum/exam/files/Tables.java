package dev.plenum.exam.files;

/** Picks the reader of a table by what the file is, not by what it is called. */
final class Tables {
  private Tables() {}

  static SheetFile read(byte[] file, Problems problems) throws Unreadable {
    boolean workbook = SafeZip.looksLikeOne(file) || XlsxTable.old(file);
    SheetFile table = workbook ? XlsxTable.read(file, problems) : CsvTable.read(file);
    if (table.header().isEmpty()) {
      throw new Unreadable("row 1", "", "there is no header; the file is empty");
    }
    return table;
  }
}
