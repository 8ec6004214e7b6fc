package dev.plenum.kernel.intake.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvCellTest {

  @Test
  void aScoreBelowZeroStaysANumberAndAFormulaDoesNotRun() {
    byte[] csv = CsvTable.write(List.of(List.of("-0.5", "-1+1", "=1", "+2", "-", "3")));

    assertThat(new String(csv, StandardCharsets.UTF_8))
        .isEqualTo("\uFEFF\"-0.5\",\"'-1+1\",\"'=1\",\"'+2\",\"'-\",\"3\"\r\n");
  }
}
