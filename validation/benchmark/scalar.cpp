// The posterior of a broken power law by hand, one double at a time: what a careful programmer would
// write in C++, for Foreshock to be measured against. Called by ./run:
//
//   scalar BATCHES < case      where a case is: K n P, K lines "ln_x ln_y", P points of 4 + 3n numbers
//
// Prints one line of JSON: nanoseconds per value and gradient (minimum, tenth percentile and median
// over batches that take turns through the points), and the log density at each point.
//
// With xi = ln x - ln x_1, m and s the middle and half the width + 1/2 of the range of log10 x:
//   beta  ln of the first segment at x_1   Normal(ln y_1, 1)
//   c0    first slope                      Normal(0, 1)
//   la    a = min(y) e^la                  half-Normal(1) on e^la, + la
//   ls    sigma = e^ls                     Normal(ln 0.02, 1.5)
//   c_i, t_i, lf_i                         Normal(0, 4), Normal(0, 1) ordered, Normal(ln 0.2, 1)
//   log10 d_i = m + s t_i,  f_i = e^lf_i,  ln y ~ Normal(ln mu, sigma)

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

using std::vector;

struct Posterior {
  int scales, breaks;
  vector<double> xi, ln_y;
  double first, middle, spread, ln_least, ln_orders;
  vector<double> excess, share, residual, bend, step;

  double evaluate(const double* q, double* gradient);
};

static const double LN10 = std::log(10.0), LN_TWO_PI = std::log(2 * std::acos(-1.0));

static double normal(double v, double mean, double sd, double& derivative) {
  double z = (v - mean) / sd;
  derivative = -z / sd;
  return -0.5 * z * z - std::log(sd) - 0.5 * LN_TWO_PI;
}

double Posterior::evaluate(const double* q, double* g) {
  const int K = scales, n = breaks;
  const double beta = q[0], c0 = q[1], la = q[2], ls = q[3];
  const double *c = q + 4, *t = q + 4 + n, *lf = q + 4 + 2 * n;
  double *gc = g + 4, *gt = g + 4 + n, *gf = g + 4 + 2 * n;

  double value = normal(beta, ln_y[0], 1, g[0]) + normal(c0, 0, 1, g[1]);
  double a = std::exp(la);
  value += -0.5 * a * a + std::log(2.0) - 0.5 * LN_TWO_PI + la;
  g[2] = 1 - a * a;
  value += normal(ls, std::log(0.02), 1.5, g[3]) + ln_orders;

  for (int k = 0; k < K; k++) excess[k] = beta - c0 * xi[k];
  for (int i = 0; i < n; i++) {
    value += normal(c[i], 0, 4, gc[i]) + normal(t[i], 0, 1, gt[i]);
    value += normal(lf[i], std::log(0.2), 1, gf[i]);
    double f = std::exp(lf[i]), place = (middle + spread * t[i]) * LN10 - first;
    for (int k = 0; k < K; k++) {
      double at = (xi[k] - place) / f, e = std::exp(-std::fabs(at));
      bend[i * K + k] = std::fmax(at, 0) + std::log1p(e);
      step[i * K + k] = (at >= 0 ? 1 : e) / (1 + e);
      excess[k] -= c[i] * f * bend[i * K + k];
    }
  }
  double log_limit = ln_least + la, squares = 0;
  for (int k = 0; k < K; k++) {
    double lead = excess[k] - log_limit, e = std::exp(-std::fabs(lead));
    residual[k] = ln_y[k] - std::fmax(excess[k], log_limit) - std::log1p(e);
    share[k] = (lead >= 0 ? 1 : e) / (1 + e);
    squares += residual[k] * residual[k];
  }
  double precision = std::exp(-2 * ls);
  value += -0.5 * squares * precision - K * (ls + 0.5 * LN_TWO_PI);
  g[3] += squares * precision - K;

  for (int k = 0; k < K; k++) {
    double pull = precision * residual[k];
    double by_excess = pull * share[k];
    g[2] += pull - by_excess;
    g[0] += by_excess;
    g[1] -= by_excess * xi[k];
    residual[k] = by_excess;
  }
  for (int i = 0; i < n; i++) {
    double f = std::exp(lf[i]), place = (middle + spread * t[i]) * LN10 - first;
    double bends = 0, steps = 0, turns = 0;
    for (int k = 0; k < K; k++) {
      double stepped = residual[k] * step[i * K + k];
      bends += residual[k] * bend[i * K + k];
      steps += stepped;
      turns += stepped * (xi[k] - place);
    }
    gc[i] -= f * bends;
    gt[i] += c[i] * steps * spread * LN10;
    gf[i] -= c[i] * (f * bends - turns);
  }
  return value;
}

static double number() {
  double v;
  if (std::scanf("%lf", &v) != 1) std::exit(2);
  return v;
}

/** Exits unless the gradient is that of the value, by central differences. */
static void check(Posterior& posterior, vector<double> q) {
  vector<double> gradient(q.size()), ignored(q.size());
  posterior.evaluate(q.data(), gradient.data());
  for (size_t j = 0; j < q.size(); j++) {
    double at = q[j], h = 1e-5;
    q[j] = at + h;
    double above = posterior.evaluate(q.data(), ignored.data());
    q[j] = at - h;
    double below = posterior.evaluate(q.data(), ignored.data());
    q[j] = at;
    if (std::fabs((above - below) / (2 * h) - gradient[j]) > 1e-3 * (1 + std::fabs(gradient[j]))) {
      std::fprintf(stderr, "scalar: gradient %zu is wrong\n", j);
      std::exit(1);
    }
  }
}

int main(int argc, char** argv) {
  const int batches = argc > 1 ? std::atoi(argv[1]) : 2000;
  Posterior posterior;
  const int K = posterior.scales = (int)number(), n = posterior.breaks = (int)number();
  const int points = (int)number();
  for (int k = 0; k < K; k++) {
    posterior.xi.push_back(number());
    posterior.ln_y.push_back(number());
  }
  posterior.ln_orders = std::lgamma(n + 1.0);
  posterior.first = posterior.xi[0];
  double low = posterior.xi[0] / LN10, high = posterior.xi[K - 1] / LN10;
  posterior.middle = (low + high) / 2;
  posterior.spread = (high - low) / 2 + 0.5;
  posterior.ln_least = *std::min_element(posterior.ln_y.begin(), posterior.ln_y.end());
  for (double& v : posterior.xi) v -= posterior.first;
  for (auto* scratch : {&posterior.excess, &posterior.share, &posterior.residual}) scratch->resize(K);
  for (auto* scratch : {&posterior.bend, &posterior.step}) scratch->resize(n * K);

  vector<vector<double>> at(points, vector<double>(4 + 3 * n));
  for (auto& q : at)
    for (double& v : q) v = number();
  check(posterior, at[0]);

  vector<double> gradient(4 + 3 * n), times(batches);
  volatile double sink = 0;
  for (double& time : times) {
    auto start = std::chrono::steady_clock::now();
    for (const auto& q : at) sink = posterior.evaluate(q.data(), gradient.data());
    std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - start;
    time = took.count() / points;
  }
  std::sort(times.begin(), times.end());
  std::printf("{\"min\": %.1f, \"p10\": %.1f, \"median\": %.1f, \"log_density\": [", times[0],
              times[batches / 10], times[batches / 2]);
  for (int p = 0; p < points; p++)
    std::printf("%s%.17g", p ? ", " : "", posterior.evaluate(at[p].data(), gradient.data()));
  std::printf("]}\n");
  return std::isnan(sink);
}
