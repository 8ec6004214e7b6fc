package dev.plenum.exam.files;

import dev.plenum.exam.paper.Paper;
import dev.plenum.kernel.intake.table.Bounds;
import dev.plenum.kernel.intake.table.CsvTable;
import dev.plenum.kernel.intake.table.Problem;
import dev.plenum.kernel.intake.table.Problems;
import dev.plenum.kernel.intake.table.Reading;
import dev.plenum.kernel.intake.table.SafeZip;
import dev.plenum.kernel.intake.table.Tables;
import dev.plenum.kernel.intake.table.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes papers in every format. The format follows from the ending of the name: {@code
 * yaml}, {@code xlsx}, {@code csv}, {@code gift} or {@code txt}, {@code xml} (Moodle), {@code zip}
 * (a QTI package, or one of the others with its pictures beside it). A paper is taken whole or,
 * with one problem, not at all.
 */
public final class PaperFile {
  /** The formats in which a paper leaves. */
  public enum Format {
    XLSX,
    CSV,
    GIFT,
    XML,
    QTI
  }

  /** An export: a zip where pictures lie beside the file. */
  @SuppressWarnings("ArrayRecordComponent") // Made, sent and forgotten; never compared.
  public record Written(String fileName, String contentType, byte[] bytes) {}

  private PaperFile() {}

  /**
   * Reads a paper.
   *
   * @param name with the ending that tells the format
   * @param beside files that lie beside it, for pictures
   */
  public static Reading<Bundle> read(String name, byte[] file, Map<String, byte[]> beside) {
    Problems problems = new Problems();
    Pictures pictures = new Pictures(beside::get, problems);
    try {
      return read(name, file, pictures, problems);
    } catch (Unreadable e) {
      Problem problem = e.problem();
      problems.add(problem.where(), problem.found(), problem.rule());
      return Reading.failed(problems);
    }
  }

  /**
   * Reads the items that a resource has inline.
   *
   * @param items as a YAML reader gives them
   */
  public static Reading<Bundle> inline(String title, @Nullable Object items) {
    Problems problems = new Problems();
    Pictures pictures = new Pictures(name -> null, problems);
    List<Draft> drafts =
        new PaperYaml(pictures, problems).items(DataNode.object("spec.items", items));
    return judged(new PaperYaml.Found(title, drafts, Map.of()), pictures, problems);
  }

  private static Reading<Bundle> read(
      String name, byte[] file, Pictures pictures, Problems problems) throws Unreadable {
    return switch (ending(name)) {
      case "yaml", "yml" ->
          judged(new PaperYaml(pictures, problems).read(DataNode.yaml(file)), pictures, problems);
      case "xlsx", "csv" ->
          judged(
              new PaperTable(pictures, problems)
                  .read(Tables.read(file, PaperColumns::known, Bounds.USUAL, problems)),
              pictures,
              problems);
      case "gift", "txt" ->
          judged(new GiftReader(pictures, problems).read(file), pictures, problems);
      case "xml" -> xml(file, pictures, problems);
      case "zip" -> zip(file, problems);
      default ->
          throw new Unreadable(
              "the file", name, "a paper ends in .yaml, .xlsx, .csv, .gift, .xml or .zip");
    };
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static Reading<Bundle> xml(byte[] file, Pictures pictures, Problems problems)
      throws Unreadable {
    XmlNode root = XmlTree.parse(file);
    if (root.is("quiz")) {
      return judged(new MoodleXmlReader(pictures, problems).read(root), pictures, problems);
    }
    throw new Unreadable(
        root.where(),
        "<" + root.name + ">",
        "is not Moodle XML, which begins with <quiz>; a QTI item comes in a zip with its"
            + " imsmanifest.xml");
  }

  private static Reading<Bundle> zip(byte[] file, Problems problems) throws Unreadable {
    Map<String, byte[]> entries = SafeZip.unpack(file, Bounds.USUAL);
    if (entries.keySet().stream().anyMatch(name -> name.endsWith("imsmanifest.xml"))) {
      QtiReader reader = new QtiReader(entries, problems);
      return judged(reader.read(), reader.pictures(), problems);
    }
    List<String> papers =
        entries.keySet().stream()
            .filter(name -> !name.contains("/") && !name.startsWith("."))
            .filter(name ->
                List.of("yaml", "yml", "xlsx", "csv", "gift", "txt", "xml").contains(ending(name)))
            .toList();
    byte[] paper = papers.size() == 1 ? entries.get(papers.getFirst()) : null;
    if (paper == null) {
      throw new Unreadable(
          "the zip",
          String.join(", ", papers),
          "holds a QTI package (imsmanifest.xml) or exactly one paper with its pictures");
    }
    return read(papers.getFirst(), paper, new Pictures(entries::get, problems), problems);
  }

  private static Reading<Bundle> judged(
      PaperYaml.Found found, Pictures pictures, Problems problems) {
    Paper paper = new PaperRules(problems).paper(found.title(), found.drafts(), found.draws());
    return Reading.of(new Bundle(paper, pictures.kept()), problems);
  }

  /** Writes a paper; reading it again gives the same paper. */
  public static Written write(Format format, Bundle bundle) {
    return switch (format) {
      case XLSX ->
          packed(
              "paper.xlsx",
              "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
              workbook(bundle.paper()),
              bundle);
      case CSV -> packed("paper.csv", "text/csv; charset=utf-8", csv(bundle.paper()), bundle);
      case GIFT ->
          packed(
              "paper.gift",
              "text/plain; charset=utf-8",
              GiftWriter.write(bundle.paper()).getBytes(StandardCharsets.UTF_8),
              bundle);
      case XML -> new Written("paper.xml", "application/xml", MoodleXmlWriter.write(bundle));
      case QTI -> new Written("paper-qti.zip", "application/zip", QtiWriter.write(bundle));
    };
  }

  private static Written packed(String name, String type, byte[] paper, Bundle bundle) {
    Map<String, byte[]> files = Formats.files(bundle);
    if (files.isEmpty()) {
      return new Written(name, type, paper);
    }
    Map<String, byte[]> all = new LinkedHashMap<>(files);
    all.put(name, paper);
    return new Written(name + ".zip", "application/zip", Workbooks.zip(all));
  }

  private static byte[] workbook(Paper paper) {
    List<List<String>> rows = PaperRows.of(paper);
    List<Integer> widths = new ArrayList<>();
    for (String column : rows.getFirst()) {
      widths.add(column.equals("text") ? 60 : column.startsWith("choice") ? 24 : 14);
    }
    return Workbooks.write(List.of(new Workbooks.Sheet("items", rows, widths)));
  }

  private static byte[] csv(Paper paper) {
    return CsvTable.write(PaperRows.of(paper));
  }
}
