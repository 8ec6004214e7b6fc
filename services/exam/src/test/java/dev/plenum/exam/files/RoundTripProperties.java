package dev.plenum.exam.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.intake.table.Reading;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever leaves comes back the same. */
class RoundTripProperties {

  @Provide
  Arbitrary<Bundle> papers() {
    return Papers.any();
  }

  @Property(tries = 60)
  void aWorkbookGivesBackThePaper(@ForAll("papers") Bundle paper) {
    comesBack(PaperFile.Format.XLSX, paper);
  }

  @Property(tries = 150)
  void csvGivesBackThePaper(@ForAll("papers") Bundle paper) {
    comesBack(PaperFile.Format.CSV, paper);
  }

  @Property(tries = 150)
  void giftGivesBackThePaper(@ForAll("papers") Bundle paper) {
    comesBack(PaperFile.Format.GIFT, paper);
  }

  @Property(tries = 150)
  void moodleXmlGivesBackThePaper(@ForAll("papers") Bundle paper) {
    comesBack(PaperFile.Format.XML, paper);
  }

  @Property(tries = 150)
  void qtiGivesBackThePaper(@ForAll("papers") Bundle paper) {
    comesBack(PaperFile.Format.QTI, paper);
  }

  @Property(tries = 20)
  void theSamePaperMakesTheSameBytes(@ForAll("papers") Bundle paper) {
    for (PaperFile.Format format : PaperFile.Format.values()) {
      assertThat(PaperFile.write(format, paper).bytes())
          .isEqualTo(PaperFile.write(format, paper).bytes());
    }
  }

  private static void comesBack(PaperFile.Format format, Bundle paper) {
    PaperFile.Written written = PaperFile.write(format, paper);
    Reading<Bundle> reading = PaperFile.read(written.fileName(), written.bytes(), Map.of());
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.get().paper()).isEqualTo(paper.paper());
    assertThat(reading.get().images().keySet()).isEqualTo(paper.images().keySet());
    reading
        .get()
        .images()
        .forEach((sha, bytes) -> assertThat(bytes).isEqualTo(paper.images().get(sha)));
  }
}
