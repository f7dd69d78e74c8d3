package org.foreshock.fit;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

/** CPU time of the whole process: all threads, those of the compiler and the collector included. */
final class CpuClock {
  private CpuClock() {}

  /** Seconds; NaN where the JVM does not tell. */
  static double seconds() {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    if (system instanceof com.sun.management.OperatingSystemMXBean detailed) {
      return detailed.getProcessCpuTime() / 1e9;
    }
    return Double.NaN;
  }
}
